import type { Connection } from "../../core/dialect.ts";
import { parseUrl } from "../url.ts";
import { connect } from "./connect.ts";

/** An empty database in memory, which is gone when the connection is closed. */
export async function openScratch(): Promise<Connection> {
  return await connect(parseUrl("sqlite://", "/"));
}

/** See `Database.withScratch`. */
export async function withScratch<T>(work: (scratch: Connection) => Promise<T>): Promise<T> {
  const scratch = await openScratch();
  try {
    return await work(scratch);
  } finally {
    await scratch.close();
  }
}
