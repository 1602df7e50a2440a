// What every page needs: the theme, the language switch, and the mark that scripts run.
import { startMedia } from "./media.ts";
import { startLanguages } from "./languages.ts";
import { startMenu } from "./menu.ts";
import { startTheme } from "./theme.ts";

document.documentElement.classList.replace("no-js", "js");
startLanguages();
startTheme();
startMenu();
startMedia();
