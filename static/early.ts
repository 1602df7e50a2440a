// Before the first paint: a page whose scripts will run is laid out for them at once, so that nothing moves when they come.
if ("noModule" in HTMLScriptElement.prototype) document.documentElement.classList.replace("no-js", "js");
