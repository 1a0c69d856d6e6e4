/* A form with data-autosave is saved by itself as it is filled in. What could not be sent is kept in this tab until it
   can be, or until one logs out (jobbro.js empties the store). Without this script the form has a button of its own. */
(function () {
  "use strict";
  var PAUSE = 1000, AGAIN = 5000;
  var user = document.body.getAttribute("data-user"), store = null;
  try { store = window.sessionStorage; } catch (refused) { /* no storage: what is typed is kept on the page alone */ }
  function keyOf(action) { return "card:" + user + ":" + new URL(action, window.location.href).pathname; }
  function pairs(form) { return Array.from(new FormData(form)).filter(function (pair) { return pair[0] !== "csrfmiddlewaretoken"; }); }
  function typed(list) { return JSON.stringify(list.filter(function (pair) { return !/^(edit_version|shown)$/.test(pair[0]); })); }
  function field(form, name) { return form.elements.namedItem(name); }
  function put(form, name, value) { if (field(form, name)) { field(form, name).value = value === null ? "" : value; } }
  function keep(form) { if (store) { store.setItem(keyOf(form.action), JSON.stringify(pairs(form))); } }
  function forget(form) { if (store) { store.removeItem(keyOf(form.action)); } }

  function Card(form) {
    this.form = form;
    this.line = form.querySelector("[data-saved]");
    this.saved = typed(pairs(form));
    this.timer = 0;
    this.busy = false;
    var card = this, button = form.querySelector("[data-save]");
    if (button) { button.hidden = true; }
    form.addEventListener("input", function (event) {
      keep(form);
      card.later(/^(checkbox|radio|select-one)$/.test(event.target.type) ? 0 : PAUSE);
    });
    form.addEventListener("submit", function (event) { event.preventDefault(); card.later(0); });
    this.restore();
  }
  Card.prototype.isWaiting = function () { return typed(pairs(this.form)) !== this.saved; };
  Card.prototype.say = function (text, tone) {
    if (!this.line) { return; }
    this.line.textContent = "";
    if (!text) { return; }
    if (!tone) { this.line.textContent = text; return; }
    var mark = document.createElement("span");
    mark.className = "status status-" + tone;
    mark.textContent = tone === "good" ? "✓ " + text : "▲ " + text;
    this.line.appendChild(mark);
  };
  Card.prototype.later = function (wait) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(this.send.bind(this), wait);
  };
  Card.prototype.restore = function () {
    var old = store && store.getItem(keyOf(this.form.action)), form = this.form;
    if (!old) { return; }
    var list = JSON.parse(old);
    if (typed(list) === this.saved) { forget(form); return; }
    Array.from(form.elements).forEach(function (one) {
      if (!one.name || one.name === "csrfmiddlewaretoken") { return; }
      var values = list.filter(function (pair) { return pair[0] === one.name; }).map(function (pair) { return pair[1]; });
      if (/^(checkbox|radio)$/.test(one.type)) { one.checked = values.indexOf(one.value) >= 0; } else if (values.length) { one.value = values[0]; }
    });
    this.later(0);
  };
  Card.prototype.send = function (last) {
    if (this.busy && !last) { this.again = true; return; }
    var card = this, sent = typed(pairs(this.form));
    if (sent === this.saved) { forget(this.form); return; }
    this.busy = true;
    if (!last) { this.say("Gemmer …"); }
    window.fetch(this.form.action, {
      method: "POST", body: new URLSearchParams(new FormData(this.form)), headers: { "X-Autosave": "1" },
      credentials: "same-origin", redirect: "manual", keepalive: Boolean(last)
    }).then(function (answer) {
      if (answer.ok) { return answer.json().then(function (now) { card.accept(sent, now); }); }
      if (answer.status === 409) { return answer.json().then(function (now) { card.offer(now); }); }
      if (answer.status === 422) { return answer.json().then(function (now) { card.say(now.text, "warn"); }); }
      if (answer.type === "opaqueredirect" || answer.status < 500) {
        card.say("Ikke gemt: du er logget ud, eller du har ikke adgang. Åbn siden igen, så hentes det, du har skrevet.", "warn");
        return null;
      }
      throw new Error("no answer");
    }).catch(function () {
      card.say("Ikke gemt endnu. Der prøves igen, når der er forbindelse.", "warn");
      card.later(AGAIN);
    }).then(function () {
      card.busy = false;
      if (card.again) { card.again = false; card.later(0); }
    });
  };
  Card.prototype.accept = function (sent, now) {
    put(this.form, "edit_version", now.edit_version);
    put(this.form, "shown", now.shown);
    this.saved = sent;
    if (this.isWaiting()) { keep(this.form); this.later(0); return; }
    forget(this.form);
    this.say("Gemt", "good");
  };

  /* Two have written on the same card: both texts stand here until one has been chosen. */
  Card.prototype.offer = function (now) {
    var card = this, form = this.form, line = this.line;
    this.say(now.text, "warn");
    if (!line) { return; }
    var theirs = document.createElement("blockquote");
    theirs.textContent = now.words;
    line.appendChild(theirs);
    function choice(label, act) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "button button-secondary button-small";
      button.textContent = label;
      button.addEventListener("click", function () {
        put(form, "edit_version", now.edit_version);
        act();
        keep(form);
        card.saved = "";
        card.later(0);
      });
      line.appendChild(button);
      line.appendChild(document.createTextNode(" "));
    }
    choice("Behold min", function () {});
    choice("Behold den gemte", function () { ["text", "score", "skipped"].forEach(function (name) { put(form, name, now.saved[name]); }); });
    if (now.saved.text && field(form, "text") && field(form, "text").value) {
      choice("Behold begge", function () { field(form, "text").value = now.saved.text + "\n\n" + field(form, "text").value; });
    }
  };

  var cards = [];
  document.addEventListener("DOMContentLoaded", function () {
    cards = Array.from(document.querySelectorAll("form[data-autosave]")).map(function (form) { return new Card(form); });
  });
  window.addEventListener("online", function () { cards.forEach(function (card) { if (card.isWaiting()) { card.later(0); } }); });
  window.addEventListener("pagehide", function () { cards.forEach(function (card) { if (card.isWaiting()) { card.send(true); } }); });
  window.addEventListener("beforeunload", function (event) {
    if (!window.navigator.onLine && cards.some(function (card) { return card.isWaiting(); })) { event.preventDefault(); event.returnValue = ""; }
  });
})();
