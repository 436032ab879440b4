import { Document, Scalar, visit } from 'yaml';

/** Writes YAML that reads back as the same values, in lines as long as they are. */
export function writeYaml(value: unknown): string {
  const document = new Document(value);
  visit(document, {
    Scalar(_key, node) {
      // Blocks would change breaks other than \n, and drop what is blank at the ends.
      if (typeof node.value === 'string' && /\r|\t|^\s|\s$/u.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}
