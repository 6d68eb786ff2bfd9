import type { Browser } from "playwright-core";

/** How much two pictures differ: squares of 16 × 16 pixels in which more than an eighth do. */
export interface PictureDifference {
  readonly squares: number;
  readonly of: number;
  /** The rectangle around them, for a person to look at; `null` where nothing differs. */
  readonly around: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number } | null;
}

/**
 * Compares two PNG files, decoded by the browser. Single pixels at the edge of letters may differ from one version of a browser to the next;
 * a square counts where so much of it differs that a person would see it. Pictures of other sizes differ everywhere.
 */
export async function pictureDifference(browser: Browser, before: Buffer, after: Buffer): Promise<PictureDifference> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async (files) => {
        const SQUARE = 16;
        const read = async (file: string): Promise<ImageData> => {
          const image = new Image();
          image.src = `data:image/png;base64,${file}`;
          await image.decode();
          const pen = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
          if (pen === null) throw new Error("The browser cannot draw");
          pen.drawImage(image, 0, 0);
          return pen.getImageData(0, 0, image.width, image.height);
        };
        const [one, other] = [await read(files.before), await read(files.after)];
        const [columns, rows] = [Math.ceil(one.width / SQUARE), Math.ceil(one.height / SQUARE)];
        const of = columns * rows;
        if (one.width !== other.width || one.height !== other.height)
          return { squares: of, of, around: { left: 0, top: 0, right: one.width, bottom: one.height } };
        const counts = new Uint16Array(of);
        for (let pixel = 0; pixel < one.width * one.height; pixel += 1) {
          let distance = 0;
          for (let channel = 0; channel < 3; channel += 1)
            distance = Math.max(distance, Math.abs((one.data[pixel * 4 + channel] ?? 0) - (other.data[pixel * 4 + channel] ?? 0)));
          if (distance <= 24) continue;
          const square = Math.floor(Math.floor(pixel / one.width) / SQUARE) * columns + Math.floor((pixel % one.width) / SQUARE);
          counts[square] = (counts[square] ?? 0) + 1;
        }
        const different = [...counts.keys()].filter((square) => (counts[square] ?? 0) > (SQUARE * SQUARE) / 8);
        if (different.length === 0) return { squares: 0, of, around: null };
        const [xs, ys] = [different.map((square) => square % columns), different.map((square) => Math.floor(square / columns))];
        const around = {
          left: Math.min(...xs) * SQUARE,
          top: Math.min(...ys) * SQUARE,
          right: (Math.max(...xs) + 1) * SQUARE,
          bottom: (Math.max(...ys) + 1) * SQUARE,
        };
        return { squares: different.length, of, around };
      },
      { before: before.toString("base64"), after: after.toString("base64") },
    );
  } finally {
    await page.close();
  }
}
