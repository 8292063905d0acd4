/** One annotation entry: values by field name; absent and empty are both ''. */
export type AnnotationEntry = ReadonlyMap<string, string>;
