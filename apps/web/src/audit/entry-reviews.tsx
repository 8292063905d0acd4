import { useSession } from '../session/session-context.ts';
import { ReviewsPanel } from './reviews-panel.tsx';

export function EntryReviews({ entryId }: { readonly entryId: string }) {
  const { permissions } = useSession();
  return permissions['audit:review'] ? <ReviewsPanel of={{ entry: entryId }} about={{ entryId }} /> : null;
}
