/* Under a text field stands what a colleague would ask about, after a pause in the writing. It changes nothing in the
   field and stops nothing. Without this script, without a connection or without an answer there is simply no line. */
(function () {
  "use strict";
  var PAUSE = 1200, SHORTEST = 12, LONGEST = 20000;
  var address = document.body.getAttribute("data-text-check"), helpers = new WeakMap();
  if (!address || !window.fetch) { return; }

  function make(kind, words, classes) {
    var element = document.createElement(kind);
    if (words) { element.textContent = words; }
    if (classes) { element.className = classes; }
    return element;
  }
  function button(words, hidden, act) {
    var made = make("button", words, "button button-secondary button-small");
    made.type = "button";
    made.appendChild(make("span", ": " + hidden, "sr-only"));
    made.addEventListener("click", act);
    return made;
  }
  function short(text) { var said = text.replace(/\s+/g, " "); return said.length > 80 ? said.slice(0, 79) + "…" : said; }
  function post(where, said) {
    var headers = JSON.parse(document.body.getAttribute("data-hx-headers") || "{}");
    headers["Content-Type"] = "application/json";
    return window.fetch(address + where, { method: "POST", credentials: "same-origin", redirect: "manual", headers: headers, body: JSON.stringify(said) })
      .then(function (answer) { return answer.ok ? answer.json() : null; }, function () { return null; });
  }
  /* The server counts characters, the browser counts halves of some of them. */
  function place(letters, from, to) {
    var before = letters.slice(0, from).join("").length;
    return [before, before + letters.slice(from, to).join("").length];
  }

  function Helper(box) {
    this.box = box;
    this.asked = null;
    this.timer = 0;
    this.count = 0;
    this.field = window.location.pathname + "#" + box.name;
    this.room = make("div", "", "text-help no-print");
    this.live = make("p", "", "sr-only");
    this.live.setAttribute("role", "status");
    this.list = make("details");
    this.line = make("summary");
    this.body = make("div");
    this.list.append(this.line, this.body);
    this.list.hidden = true;
    this.room.append(this.live, this.list);
    (box.closest(".form-group") || box.parentNode).appendChild(this.room);
    /* What is chosen here is no part of the form around it. */
    this.room.addEventListener("input", function (event) { event.stopPropagation(); });
    this.room.addEventListener("change", function (event) { event.stopPropagation(); });
  }
  Helper.prototype.later = function (wait) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.ask.bind(this), wait);
  };
  Helper.prototype.ask = function () {
    var helper = this, text = this.box.value, turn = ++this.count;
    if (text === this.asked) { return; }
    if (text.trim().length < SHORTEST || text.length > LONGEST || window.navigator.onLine === false) { this.rest(); return; }
    post("", { text: text, genre: this.box.getAttribute("data-text-check"), field: this.field }).then(function (answer) {
      if (turn !== helper.count || text !== helper.box.value) { return; }
      if (!answer) { helper.rest(); return; }
      helper.asked = text;
      helper.show(Array.from(text), answer);
    });
  };
  /* What was said of another text than the one that stands there is taken away. */
  Helper.prototype.rest = function () { this.asked = null; this.list.hidden = true; };
  Helper.prototype.show = function (letters, answer) {
    var helper = this, open = answer.findings, aside = answer.set_aside, kept = this.room.contains(document.activeElement);
    var said = open.length === 1 ? "1 forslag" : open.length + " forslag";
    if (aside.length) { said += " · " + aside.length + " lagt til side"; }
    if (this.line.textContent !== said) { this.live.textContent = open.length || !this.list.hidden ? said : ""; }
    this.line.textContent = said;
    this.body.textContent = "";
    this.list.hidden = !open.length && !aside.length;
    if (this.list.hidden) { if (kept) { this.box.focus(); } return; }
    var rows = make("ul", "", "rows");
    open.forEach(function (found) { rows.appendChild(helper.row(letters, found, answer.reasons)); });
    aside.forEach(function (found) { rows.appendChild(helper.asideRow(letters, found)); });
    this.body.appendChild(rows);
    if (kept) { this.line.focus(); }
  };
  Helper.prototype.row = function (letters, found, reasons) {
    var helper = this, row = make("li"), inner = make("div"), words = short(letters.slice(found.start, found.end).join(""));
    var reason = make("p");
    if (found.reason.indexOf(words) < 0) { reason.append("«" + words + "»: "); }
    reason.append(found.reason);
    inner.appendChild(reason);
    if (found.suggestion) { var tip = make("p"); tip.append(make("strong", "Prøv:"), " " + found.suggestion); inner.appendChild(tip); }
    var acts = make("div", "", "actions"), choice = make("select", "", "form-select");
    choice.setAttribute("aria-label", "Hvorfor er det ikke relevant? " + words);
    reasons.forEach(function (pair) { choice.appendChild(new Option(pair[1], pair[0])); });
    var why = make("details"), ask = make("summary", "Ikke relevant");
    ask.appendChild(make("span", ": " + words, "sr-only"));
    why.append(ask, choice, " ", button("Læg til side", words, function () {
      helper.send("til-side/", { key: found.key, code: found.code, reason: choice.value });
    }));
    if (found.replacement) {
      acts.append(button("Brug «" + found.replacement + "»", words, function () { helper.use(letters, found); }));
    }
    acts.append(button("Vis i teksten", words, function () {
      var span = place(letters, found.start, found.end);
      helper.box.focus();
      if (helper.box.value === helper.asked) { helper.box.setSelectionRange(span[0], span[1]); }
    }), why);
    inner.appendChild(acts);
    row.appendChild(inner);
    return row;
  };
  /* As if it were typed: the browser's own «fortryd» takes it back. */
  Helper.prototype.use = function (letters, found) {
    var span = place(letters, found.start, found.end);
    this.box.focus();
    if (this.box.value !== this.asked) { return; }
    this.box.setSelectionRange(span[0], span[1]);
    if (!document.execCommand("insertText", false, found.replacement)) {
      this.box.setRangeText(found.replacement, span[0], span[1], "end");
      this.box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.live.textContent = "Rettet til «" + found.replacement + "».";
    this.later(0);
  };
  Helper.prototype.asideRow = function (letters, found) {
    var helper = this, row = make("li"), inner = make("div"), words = short(letters.slice(found.start, found.end).join(""));
    inner.appendChild(make("p", "«" + words + "» er lagt til side: " + found.why + " (" + found.by + ")", "note"));
    inner.appendChild(button("Tag med igen", words, function () { helper.send("med-igen/", { key: found.key }); }));
    row.appendChild(inner);
    return row;
  };
  Helper.prototype.send = function (where, said) {
    var helper = this;
    post(where, said).then(function (answer) {
      if (!answer) { helper.live.textContent = "Det lykkedes ikke. Prøv igen om lidt."; return; }
      helper.asked = null;
      helper.ask();
    });
  };

  function begun(event) {
    var box = event.target;
    if (!box.matches || !box.matches("textarea[data-text-check]")) { return; }
    if (!helpers.has(box)) { helpers.set(box, new Helper(box)); }
    helpers.get(box).later(PAUSE);
  }
  document.addEventListener("input", begun);
  document.addEventListener("focusin", begun);
})();
