/* Enhancement only: every page works without this file. Each module looks for its own data attributes (docs/components.md). */
import { watchAutosave } from "./autosave.js";
import { watchConditions } from "./conditions.js";
import { watchCounters } from "./counter.js";
import { focusErrorSummary } from "./error_summary.js";
import { watchMenu } from "./menu.js";
import { watchMoneyHelp } from "./money.js";
import { watchOnce } from "./once.js";
import { watchRows } from "./rows.js";
import { watchSharing } from "./sharing.js";
import { watchUploads } from "./upload.js";
import { watchVideos } from "./video.js";

focusErrorSummary();
watchCounters(document);
watchConditions(document);
watchRows(document);
watchMoneyHelp(document);
watchAutosave(document);
watchUploads(document);
watchOnce(document);
watchVideos(document);
watchSharing(document);
watchMenu(document);
