import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { safeStorage } from "electron";
import type { SecretKeeper } from "../host/secrets";
import { writeDurably } from "../workspace/files/write-durably";

/** Keeps each secret in a file of its own in `folder`, encrypted with a key that only the system's keychain has. */
export function createSecretKeeper(folder: string): SecretKeeper {
  const fileOf = (name: string): string => path.join(folder, "secrets", name);
  return {
    whyNot() {
      if (!safeStorage.isEncryptionAvailable()) return "this system offers no keychain";
      if (process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text")
        return "this desktop has no keyring, so a token would lie open in a file";
      return null;
    },
    async read(name) {
      const encrypted = await readFile(fileOf(name)).catch(() => null);
      if (encrypted === null) return null;
      try {
        return safeStorage.decryptString(Buffer.from(encrypted.toString("utf8"), "base64"));
      } catch {
        return null;
      }
    },
    write: (name, secret) => writeDurably(fileOf(name), safeStorage.encryptString(secret).toString("base64"), `secrets/${name}`),
    forget: (name) => rm(fileOf(name), { force: true }),
  };
}
