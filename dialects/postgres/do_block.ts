/** A DO statement with a body of PL/pgSQL, in dollar quotes that nothing in the body ends. */
export function doBlock(body: string): string {
  let tag = "$$";
  for (let at = 1; body.includes(tag); at++) tag = `$do${at}$`;
  return `DO ${tag}\n${body}\n${tag}`;
}
