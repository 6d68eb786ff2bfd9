/** What one window remembers by itself while it lives, also when its page is loaded again. */
export interface WindowMemory {
  /** The window's name with the host: no two open windows have the same. */
  readonly window: string;
  readonly read: (name: string) => string | null;
  readonly write: (name: string, text: string) => void;
}

interface Places {
  /** Throws where the browser lets no page store anything. */
  readonly storage: () => Pick<Storage, "getItem" | "setItem">;
  readonly newName: () => string;
  /** True for who asks first, as long as its page lives. */
  readonly take: (name: string) => Promise<boolean>;
}

const NAME = "trace-workbench window";

/** A page that may store nothing still has a name; it forgets it when it is loaded again. */
export async function createWindowMemory(places: Places): Promise<WindowMemory> {
  try {
    return await createStoredMemory(places);
  } catch {
    return createPassingMemory(places.newName());
  }
}

/** A page that is loaded again keeps its name; a copy of a page, which comes with the same memory, gets one of its own. */
async function createStoredMemory({ storage: open, newName, take }: Places): Promise<WindowMemory> {
  const storage = open();
  const known = storage.getItem(NAME);
  const window = known !== null && (await take(known)) ? known : newName();
  if (window !== known) {
    await take(window);
    storage.setItem(NAME, window);
  }
  return {
    window,
    read: (name) => storage.getItem(`trace-workbench ${name}`),
    write(name, text) {
      try {
        storage.setItem(`trace-workbench ${name}`, text);
      } catch {
        // The storage is full: what was written before stays.
      }
    },
  };
}

/** A window that remembers nothing beyond its page. */
export function createPassingMemory(window: string): WindowMemory {
  const texts = new Map<string, string>();
  return { window, read: (name) => texts.get(name) ?? null, write: (name, text) => void texts.set(name, text) };
}

/** Takes a name with the browser's locks, which end with the page; where there are none every name is free. */
export function takeByLock(locks: LockManager | undefined): (name: string) => Promise<boolean> {
  return async (name) => {
    if (locks === undefined) return true;
    return new Promise((resolve) => {
      const held = locks.request(`trace-workbench ${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      });
      held.catch(() => resolve(true));
    });
  };
}
