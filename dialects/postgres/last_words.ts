/**
 * What the server says last, where a chunk of its bytes holds a message that ends the session. The driver only tells
 * that the connection is closed.
 *
 * Messages are a letter, four bytes of length, and in an "E" fields: a letter, text, a zero. A chunk that begins in
 * the middle of a message is misread, and gives nothing.
 */
export function lastWords(chunk: Uint8Array): Error | undefined {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  for (let start = 0; start + 5 <= chunk.length; start += 1 + view.getUint32(start + 1)) {
    if (chunk[start] !== 0x45) continue;
    const fields = new TextDecoder().decode(chunk.subarray(start + 5)).split("\0");
    const field = (letter: string) => fields.find((each) => each.startsWith(letter))?.slice(1);
    const message = field("M");
    if (field("V") === "FATAL" && message) return new Error(message);
  }
  return undefined;
}
