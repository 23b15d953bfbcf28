import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { StatementContent } from "./StatementContent.ts"

/**
 * The SHA-256 of what a statement says, over its canonical JSON (RFC 8785), in hexadecimal.
 *
 * Nothing else goes in: the same statement has the same hash on every machine,
 * in every process time zone and in every release.
 *
 * - Source: specification 06, "The statement"
 */
export const contentHash = (content: StatementContent): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? "")))
