import { chromosomeName } from '../vcf/chromosomes.ts';
import { equalBytes } from './byte-class.ts';
import type { RecordView } from './record-view.ts';

/** Name of the chromosome of plain records. They follow one another by chromosome, so that it is made once for each. */
export class ChromosomeName {
  private bytes = Buffer.alloc(0);
  private name = '';

  of({ bytes, start, chromEnd }: RecordView): string {
    if (!equalBytes(bytes, start, chromEnd, this.bytes)) {
      this.bytes = Buffer.from(bytes.subarray(start, chromEnd));
      this.name = chromosomeName(this.bytes.toString('latin1'));
    }
    return this.name;
  }
}
