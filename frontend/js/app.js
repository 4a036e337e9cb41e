// What every page loads.
import "htmx.org";

import "./boxes.js";
import "./copy.js";
import "./dialog.js";
import "./drop.js";
import "./fold.js";
import "./menu.js";
import "./print.js";
import "./seek.js";
import "./theme.js";
import "./tabs.js";
import "./toast.js";
import "./year.js";
