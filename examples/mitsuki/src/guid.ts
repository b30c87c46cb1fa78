import { t } from "migrate";

/** The ids of the application's entities. */
export const GUID = () => t.guid();
