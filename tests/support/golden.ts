/**
 * Whether what is expected is to be rewritten from what the code does now, rather than compared with it:
 * `deno task golden`. The difference is then read by whoever asked for it.
 */
export const rewriting: boolean = Deno.env.get("GOLDEN") === "write";
