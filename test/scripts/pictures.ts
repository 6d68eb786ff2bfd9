/** `npm run pictures`: the pictures of README and docs, made from the running, built program; tests compare the window with them. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { FONTS_FILE, fontsFingerprint, PICTURED, PICTURES_FOLDER, showPictured, takePicture } from "../support/pictured";
import { startBrowser, startWorkbench } from "../support/start-workbench";

mkdirSync(PICTURES_FOLDER, { recursive: true });
const browser = await startBrowser();
try {
  for (const pictured of PICTURED) {
    const workbench = await startWorkbench();
    const page = await showPictured(browser, workbench.address, pictured);
    writeFileSync(path.join(PICTURES_FOLDER, `${pictured.name}.png`), await takePicture(page));
    writeFileSync(FONTS_FILE, `${JSON.stringify(await fontsFingerprint(page), null, 2)}\n`);
    await page.close();
    await workbench.stop();
  }
} finally {
  await browser.close();
}
