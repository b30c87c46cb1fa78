/** A TCP server on this machine for one test. */
export interface TestServer extends AsyncDisposable {
  readonly port: number;
}

/** Accepts connections until it is disposed of, and hands each to `serve`. Takes any free port where none is named. */
export function listen(
  serve: (connection: Deno.Conn) => Promise<void>,
  port: number = 0,
): TestServer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port });
  const open = new Set<Deno.Conn>();
  const serving: Promise<void>[] = [];
  async function serveOne(connection: Deno.Conn): Promise<void> {
    open.add(connection);
    try {
      await serve(connection);
    } catch (error) {
      if (!isClosed(error)) throw error;
    } finally {
      close(connection);
      open.delete(connection);
    }
  }
  const accepting = (async () => {
    for await (const connection of listener) serving.push(serveOne(connection));
  })();
  return {
    port: listener.addr.port,
    async [Symbol.asyncDispose]() {
      close(listener);
      await accepting;
      for (const connection of open) close(connection);
      await Promise.all(serving);
    },
  };
}

/** A server that passes all on to another, and counts how often it was asked after it had answered. */
export interface Proxy extends TestServer {
  readonly roundTrips: number;
}

/**
 * Starts a proxy before another server on this machine; at any free port where none is named. What the server says can be
 * changed in its place.
 */
export function proxy(
  port: number,
  at: number = 0,
  change: (said: Uint8Array) => void = () => undefined,
): Proxy {
  let roundTrips = 0;
  let isAnswered = true;
  const server = listen(async (client) => {
    const target = await Deno.connect({ hostname: "127.0.0.1", port });
    const there = pass(client, target, () => {
      if (isAnswered) roundTrips++;
      isAnswered = false;
    });
    const back = pass(target, client, (said) => {
      isAnswered = true;
      change(said);
    });
    await Promise.all([there, back]);
  }, at);
  return Object.defineProperty(server, "roundTrips", { get: () => roundTrips }) as Proxy;
}

/** Copies all bytes, then closes both. */
async function pass(
  from: Deno.Conn,
  to: Deno.Conn,
  seen: (bytes: Uint8Array) => void,
): Promise<void> {
  const buffer = new Uint8Array(65536);
  try {
    for (let count; (count = await from.read(buffer)) !== null;) {
      seen(buffer.subarray(0, count));
      for (let sent = 0; sent < count;) sent += await to.write(buffer.subarray(sent, count));
    }
  } catch (error) {
    if (!isClosed(error)) throw error;
  } finally {
    close(from);
    close(to);
  }
}

function isClosed(error: unknown): boolean {
  const { BadResource, BrokenPipe, ConnectionReset, Interrupted } = Deno.errors;
  return [BadResource, BrokenPipe, ConnectionReset, Interrupted].some((kind) =>
    error instanceof kind
  );
}

/** Closes what may be closed already. */
function close(resource: { close(): void }): void {
  try {
    resource.close();
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
}
