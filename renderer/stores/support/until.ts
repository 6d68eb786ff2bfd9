import type { StoreApi } from "zustand/vanilla";

/** Resolves once `holds`, which is looked at now and after each change of one of the stores. */
export function until(stores: readonly Pick<StoreApi<unknown>, "subscribe">[], holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const ends = stores.map((store) =>
      store.subscribe(() => {
        if (!holds()) return;
        for (const end of ends) end();
        resolve();
      }),
    );
  });
}
