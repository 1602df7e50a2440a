// What every page needs: the theme, the language switch, the menu.
import { startMedia } from "./media.ts";
import { startLanguages } from "./languages.ts";
import { startMenu } from "./menu.ts";
import { startTheme } from "./theme.ts";

startLanguages();
startTheme();
startMenu();
startMedia();
