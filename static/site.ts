// What every page needs: the theme, and the mark that scripts run.
import { startMenu } from "./menu.ts";
import { startTheme } from "./theme.ts";

document.documentElement.classList.replace("no-js", "js");
startTheme();
startMenu();
