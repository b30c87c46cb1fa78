import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, type ConnectionOptions } from "node:tls";
import { messageOf, MigrateError } from "../../core/errors.ts";
import { fault, isCertificateFault } from "./failure.ts";
import { type Address, socketPath, type TlsSettings } from "./settings.ts";

/** Whether a connection is encrypted: "offered" means if the server can. */
export type TlsWish = "none" | "offered" | "required";

/** How to open a socket. */
export interface SocketOptions {
  readonly tls: TlsSettings;
  readonly wish: TlsWish;
  /** Gives up, with the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * A socket to a server, encrypted as wished, over which nothing of PostgreSQL's protocol was said yet.
 *
 * The driver could do this too, but not by libpq's rules. Throws what `connectingError` puts into words.
 */
export async function openSocket(address: Address, options: SocketOptions): Promise<Socket> {
  const { host, port } = address;
  const isLocal = host.startsWith("/");
  const plain = isLocal ? connectTcp(socketPath(host, port)) : connectTcp(port, host);
  plain.on("error", heardElsewhere);
  try {
    await event(plain, "connect", options.signal);
    // Statements are small, and answers are waited for: waiting for more to send would only delay them.
    plain.setNoDelay(true);
    // A socket in a folder leaves the machine as little as memory does; servers offer no TLS on it.
    return isLocal || options.wish === "none" ? plain : await withTls(plain, host, options);
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

async function withTls(plain: Socket, host: string, options: SocketOptions): Promise<Socket> {
  // All that takes time comes first: the handshake must follow the server's answer at once.
  const how = { ...identity(host), ...await verification(options.tls) };
  return await agreeOnTls(plain, options)
    ? await encrypt(plain, how, options.signal)
    : plain.resume();
}

/** Length 8, and the number by which a server knows the question for TLS (documentation, "SSL Session Encryption"). */
const tlsQuestion = Uint8Array.from([0, 0, 0, 8, 4, 210, 22, 47]);

async function agreeOnTls(
  socket: Socket,
  { tls, wish, signal }: SocketOptions,
): Promise<boolean> {
  if (tls.direct) return true;
  socket.write(tlsQuestion);
  // A socket that goes on reading can't be handed to TLS.
  socket.once("data", () => socket.pause());
  const answer = await event<Uint8Array>(socket, "data", signal);
  // More than one byte would be text that someone put in before encryption began (CVE-2021-23222).
  const said = answer.length === 1 ? String.fromCharCode(answer[0]!) : "";
  if (said === "S") return true;
  if (said === "N" && wish === "offered") return false;
  throw said === "N"
    ? fault("NoTls", "the server refused TLS")
    : fault("NotPostgres", "the server did not answer as PostgreSQL does");
}

async function encrypt(
  socket: Socket,
  how: ConnectionOptions,
  signal: AbortSignal,
): Promise<Socket> {
  const secure = connectTls({ socket, ...how });
  secure.on("error", heardElsewhere);
  try {
    await event(secure, "secureConnect", signal);
    return secure;
  } catch (error) {
    secure.destroy();
    throw isCertificateFault(error) ? error : fault("TlsFailure", `TLS: ${messageOf(error)}`);
  }
}

/** Addresses are checked against the certificate, but must not be sent as a name. */
function identity(host: string): ConnectionOptions {
  return { host, ...(isIP(host) === 0 && { servername: host }), ALPNProtocols: ["postgresql"] };
}

/** libpq's rules: "require" looks at the certificate only where it is told who may sign it. */
async function verification(tls: TlsSettings): Promise<ConnectionOptions> {
  const { mode, rootCertificate } = tls;
  const known = rootCertificate !== undefined && rootCertificate !== "system";
  const verifies = mode.startsWith("verify-") || (mode === "require" && known);
  const [ca, cert, key] = await Promise.all([
    verifies && known ? readPem(rootCertificate) : undefined,
    tls.certificate && readPem(tls.certificate),
    tls.certificate && tls.key && readPem(tls.key),
  ]);
  return {
    rejectUnauthorized: verifies,
    ...(ca && { ca }),
    ...(cert && { cert, key, passphrase: tls.keyPassword }),
    ...(mode !== "verify-full" && { checkServerIdentity: () => undefined }),
  };
}

async function readPem(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (cause) {
    throw new MigrateError("connection", `Can't read "${path}", which TLS needs`, { cause });
  }
}

/**
 * Asks a server to cancel what another connection is doing, which it named by `key` (documentation, "Canceling
 * Requests in Progress"). There is no answer.
 */
export async function requestCancel(
  address: Address,
  key: { readonly pid: number; readonly secret: number },
  options: SocketOptions,
): Promise<void> {
  const message = new DataView(new ArrayBuffer(16));
  [16, 80877102, key.pid, key.secret].forEach((part, index) => message.setInt32(4 * index, part));
  const socket = await openSocket(address, options);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.end(new Uint8Array(message.buffer));
  await closed;
}

/** An error may come when nobody waits for anything any more; without a listener it would end the program. */
function heardElsewhere(): void {}

/** The next time that `name` happens; rejects where the socket fails or closes before it, or the signal ends it. */
function event<T>(socket: Socket, name: string, signal: AbortSignal): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  // Denos before 2.9 tell that it is closed before they tell why.
  const closed = () =>
    setTimeout(() => reject(fault("CONNECTION_CLOSED", "the connection was closed")));
  const ended = () => reject(signal.reason);
  socket.once(name, resolve).once("error", reject).once("close", closed);
  signal.addEventListener("abort", ended);
  return promise.finally(() => {
    socket.off(name, resolve).off("error", reject).off("close", closed);
    signal.removeEventListener("abort", ended);
  });
}
