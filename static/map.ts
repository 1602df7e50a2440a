// The map page: wakes the server's document into a live map.
import { startTheme } from "./theme.ts";

document.documentElement.classList.replace("no-js", "js");
startTheme();
