/** The name of an index for which none was given: `ix_users_email`. */
export function indexName(table: string, columns: readonly string[]): string {
  return ["ix", table, ...columns].join("_");
}
