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
  const giveUp = () => plain.destroy(options.signal.reason);
  options.signal.addEventListener("abort", giveUp);
  try {
    await event(plain, "connect");
    // Statements are small, and answers are waited for: waiting for more to send would only delay them.
    plain.setNoDelay(true);
    // A socket in a folder leaves the machine as little as memory does; servers offer no TLS on it.
    const secured = !isLocal && options.wish !== "none" && await agreeOnTls(plain, options);
    return secured ? await encrypt(plain, host, options.tls) : plain;
  } catch (error) {
    plain.destroy();
    throw error;
  } finally {
    options.signal.removeEventListener("abort", giveUp);
  }
}

/** Length 8, and the number by which a server knows the question for TLS (documentation, "SSL Session Encryption"). */
const tlsQuestion = Uint8Array.from([0, 0, 0, 8, 4, 210, 22, 47]);

async function agreeOnTls(socket: Socket, { tls, wish }: SocketOptions): Promise<boolean> {
  if (tls.direct) return true;
  socket.write(tlsQuestion);
  const answer = await event<Uint8Array>(socket, "data");
  // More than one byte would be text that someone put in before encryption began (CVE-2021-23222).
  const said = answer.length === 1 ? String.fromCharCode(answer[0]!) : "";
  if (said === "S") return true;
  if (said === "N" && wish === "offered") return false;
  throw said === "N"
    ? fault("NoTls", "the server refused TLS")
    : fault("NotPostgres", "the server did not answer as PostgreSQL does");
}

async function encrypt(socket: Socket, host: string, tls: TlsSettings): Promise<Socket> {
  const secure = connectTls({ socket, ...identity(host), ...await verification(tls) });
  try {
    await event(secure, "secureConnect");
    return secure;
  } catch (error) {
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
  socket.on("error", () => socket.destroy());
  socket.end(new Uint8Array(message.buffer));
  await closed;
}

/** The next time that `name` happens; rejects where the socket fails or closes before it. */
function event<T>(socket: Socket, name: string): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const closed = () => reject(fault("CONNECTION_CLOSED", "the connection was closed"));
  socket.once(name, resolve).once("error", reject).once("close", closed);
  return promise.finally(() => {
    socket.off(name, resolve).off("error", reject).off("close", closed);
  });
}
