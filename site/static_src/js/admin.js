/* The same conveniences for the forms of the case screens in the admin. */
import { watchCounters } from "./counter.js";
import { watchOnce } from "./once.js";

watchCounters(document);
watchOnce(document);
