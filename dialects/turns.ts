/** For each connection, what the next who wants it waits for. */
const ends = new WeakMap<object, Promise<void>>();

/**
 * Waits until nobody has the connection that was here before; the function that it gives lets the next have it.
 *
 * Two who send statements over one connection would find themselves in each other's transactions.
 */
export async function takeTurn(connection: object): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const before = ends.get(connection);
  ends.set(connection, promise);
  await before;
  return resolve;
}
