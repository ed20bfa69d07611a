/* What the page editor of Wagtail's admin gets from us. */
import { watchLanguageReport } from "./language_report.js";

watchLanguageReport(document);
