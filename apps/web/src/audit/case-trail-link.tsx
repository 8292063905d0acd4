import { AnchorLink } from '../shared/links.tsx';

/** Leads to the trail of a case. */
export function CaseTrailLink({ of }: { readonly of: { readonly caseId: string; readonly caseRef: string } }) {
  return (
    <AnchorLink to="/cases/$caseId" params={{ caseId: of.caseId }} search={{ tab: 'audit' }} className="tabular unbroken" fz="sm">
      {of.caseRef}
    </AnchorLink>
  );
}
