/** What is said of a table, or of its column of this number; 0 is for the table. */
export interface CommentRow {
  readonly relation: string;
  readonly number: number;
  readonly text: string;
}

/** The query for them. Most columns have none: a join with all would take as long as the columns themselves. */
export const commentRows = `
  SELECT objoid AS relation, objsubid AS number, description AS text
    FROM pg_description JOIN relations r ON r.oid = objoid WHERE classoid = 'pg_class'::regclass`;

/** The comments of a database. */
export interface Comments {
  /** That of a column by its number, or of the table. */
  of(relation: string, number?: number): string | undefined;
}

/** What the rows say. */
export function readComments(rows: readonly CommentRow[]): Comments {
  const key = (relation: string, number: number) => `${relation} ${number}`;
  const texts = new Map(rows.map(({ relation, number, text }) => [key(relation, number), text]));
  return { of: (relation, number = 0) => texts.get(key(relation, number)) };
}
