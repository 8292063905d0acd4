import { describeVerdict } from '../describe-verdict.ts';
import { verifyBundle } from '../verify-bundle.ts';
import { piecesOf } from './pieces.ts';

/** Wires the page: a dropped or chosen bundle is read here and nowhere else. */
export function showPage(page: Document): void {
  const part = (id: string): HTMLElement => {
    const found = page.getElementById(id);
    if (!found) throw new Error(`the page lacks ${id}`);
    return found;
  };
  const field = (id: string): HTMLInputElement | HTMLTextAreaElement => {
    const found = part(id);
    if (!(found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement)) throw new Error(`${id} is no field`);
    return found;
  };
  const [drop, file, verdict, details] = [part('drop'), field('file'), part('verdict'), part('details')];
  const check = async (bundle: File): Promise<void> => {
    verdict.className = 'busy';
    verdict.textContent = `Checking ${bundle.name} …`;
    details.textContent = '';
    try {
      const keys = field('keys').value.split(/\s+/).filter(Boolean);
      const attested = field('attested');
      const allowAttested = attested instanceof HTMLInputElement && attested.checked;
      const found = await verifyBundle(piecesOf(bundle), { keys, witnesses: Number(field('witnesses').value), allowAttested });
      const [headline = '', ...rest] = describeVerdict(found).split('\n');
      verdict.className = found.verdict;
      verdict.textContent = headline;
      details.textContent = rest.join('\n');
    } catch (error) {
      verdict.className = 'unsupported';
      verdict.textContent =
        error instanceof RangeError ? error.message : 'The bundle could not be read: export it again, or use a current browser.';
    }
  };
  let taken: File | undefined;
  const again = (): void => void (taken && check(taken));
  const take = (files: FileList | null | undefined): void => {
    taken = files?.[0] ?? taken;
    again();
  };
  for (const id of ['keys', 'witnesses', 'attested']) field(id).addEventListener('change', again);
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    take(event.dataTransfer?.files);
  });
  file.addEventListener('change', () => take(file instanceof HTMLInputElement ? file.files : null));
}
