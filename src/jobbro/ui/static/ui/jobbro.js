/* Jobbro's own script. Every page works without it; with it, things are quicker. No eval, no inline handlers.
   All listening to htmx is here. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  function all(selector, scope) { return Array.prototype.slice.call((scope || document).querySelectorAll(selector)); }
  function tell(text) {
    var live = document.getElementById("live");
    if (live) { live.textContent = ""; window.setTimeout(function () { live.textContent = text; }, 50); }
  }
  function typing(target) {
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  }

  /* Scope: what has to be done for a new piece of page. */
  function prepare(scope) {
    all("table.stack", scope).forEach(function (table) {
      var heads = all("thead th", table).map(function (head) { return head.textContent.trim(); });
      all("tbody tr", table).forEach(function (row) {
        Array.prototype.forEach.call(row.cells, function (cell, at) {
          if (cell.tagName === "TD" && heads[at] && !cell.hasAttribute("data-label")) { cell.setAttribute("data-label", heads[at]); }
        });
      });
    });
    if (window.matchMedia("(max-width:999px)").matches) {
      all("details.side[open]", scope).forEach(function (side) { side.removeAttribute("open"); });
    }
  }

  /* Menus: one open at a time; Escape and a click outside close. */
  document.addEventListener("click", function (event) {
    all("details.menu[open]").forEach(function (menu) { if (!menu.contains(event.target)) { menu.open = false; } });
    var opener = event.target.closest("[data-dialog]");
    if (opener) { showDialog(opener.getAttribute("data-dialog")); }
    var copier = event.target.closest("[data-copy]");
    if (copier) { copy(copier); }
    var printer = event.target.closest("[data-print]");
    if (printer) { window.print(); }
  });
  function showDialog(id) {
    var dialog = document.getElementById(id);
    if (dialog && dialog.showModal && !dialog.open) { dialog.showModal(); }
  }

  /* Keys: / ? and g then a letter. Can be switched off; never while typing (WCAG 2.1.4). */
  var waiting = 0;
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      all("details.menu[open]").forEach(function (menu) {
        menu.open = false;
        if (menu.contains(document.activeElement)) { menu.querySelector("summary").focus(); }
      });
      return;
    }
    if (document.body.getAttribute("data-keys") !== "on" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (typing(event.target) || document.querySelector("dialog[open]")) { return; }
    if (event.key === "/") {
      var find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); find.select(); }
    } else if (event.key === "?") {
      event.preventDefault();
      showDialog("keys");
    } else if (event.key === "g") {
      waiting = event.timeStamp;
    } else if (waiting && event.timeStamp - waiting < 1500 && /^[a-z]$/.test(event.key)) {
      var link = document.querySelector('[data-go="' + event.key + '"]');
      waiting = 0;
      if (link) { event.preventDefault(); window.location.assign(link.href); }
    }
  });

  /* Copy: the text of another element, or a text of its own. */
  function copy(button) {
    var from = button.getAttribute("data-copy");
    var source = from.charAt(0) === "#" ? document.querySelector(from) : null;
    var text = source ? ("value" in source ? source.value : source.textContent) : from;
    function done() {
      var label = button.innerHTML;
      if (button.getAttribute("data-copied")) { return; }
      button.setAttribute("data-copied", "1");
      button.textContent = "Kopieret";
      tell("Kopieret");
      window.setTimeout(function () { button.innerHTML = label; button.removeAttribute("data-copied"); }, 2000);
    }
    function select() {
      var range = document.createRange();
      if (!source || "value" in source) { return; }
      range.selectNodeContents(source);
      window.getSelection().removeAllRanges();
      window.getSelection().addRange(range);
      tell("Teksten er markeret. Kopiér den med tastaturet.");
    }
    if (navigator.clipboard && window.isSecureContext) { navigator.clipboard.writeText(text).then(done, select); } else { select(); }
  }

  /* Forms: sent once; what is typed is not lost by accident. */
  var dirty = false;
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.method === "post" && !form.hasAttribute("data-loose") && !form.closest("[data-nothing-lost]")) { dirty = true; }
  });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method === "dialog") { return; }
    if (form.getAttribute("data-sent")) { event.preventDefault(); return; }
    dirty = false;
    if (form.hasAttribute("data-forget")) { if (store) { store.clear(); } if (window.caches) { window.caches.delete("walk"); } }
    if (form.method !== "post" || form.hasAttribute("data-hx-post") || form.hasAttribute("data-loose")) { return; }
    form.setAttribute("data-sent", "1");
    if (event.submitter && event.submitter.tagName === "BUTTON") { event.submitter.setAttribute("aria-disabled", "true"); }
  });
  window.addEventListener("beforeunload", function (event) {
    if (dirty) { event.preventDefault(); event.returnValue = ""; }
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) {
      all("form[data-sent]").forEach(function (form) { form.removeAttribute("data-sent"); });
      all("button[aria-disabled]").forEach(function (button) { button.removeAttribute("aria-disabled"); });
    }
  });

  /* Drafts: a form with data-draft keeps what is typed in this tab only, until it is saved or one logs out. */
  var store = null;
  try { store = window.sessionStorage; } catch (refused) { /* no storage, no drafts */ }
  function draftKey(path) { return "draft:" + document.body.getAttribute("data-user") + ":" + path; }
  function kept(form) {
    return Array.prototype.filter.call(form.elements, function (field) {
      return field.name && !/^(hidden|password|file|submit|button)$/.test(field.type) && field.tagName !== "FIELDSET";
    });
  }
  function read(form) {
    return kept(form).map(function (field) { return [field.name, /^(radio|checkbox)$/.test(field.type) ? field.checked : field.value]; });
  }
  function drafts() {
    if (!store) { return; }
    var sent = store.getItem("sent"), form = document.querySelector("form[data-draft]"), key = draftKey(window.location.pathname);
    store.removeItem("sent");
    if (!document.body.getAttribute("data-user")) { return; }
    if (sent && !document.querySelector(".error-summary,.problem")) { store.removeItem(sent); }
    if (!form) { return; }
    var waiter = 0, old = store.getItem(key);
    form.addEventListener("input", function () {
      window.clearTimeout(waiter);
      waiter = window.setTimeout(function () { store.setItem(key, JSON.stringify(read(form))); }, 400);
    });
    form.addEventListener("submit", function () { store.setItem(key, JSON.stringify(read(form))); store.setItem("sent", key); });
    if (old && old !== JSON.stringify(read(form)) && !document.querySelector(".error-summary")) { offer(form, key, JSON.parse(old)); }
  }
  function offer(form, key, values) {
    var bar = document.createElement("div"), text = document.createElement("p");
    bar.className = "draft";
    text.textContent = "Du har skrevet noget her, som ikke er gemt.";
    bar.appendChild(text);
    function choice(label, act) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "button button-secondary button-small";
      button.textContent = label;
      button.addEventListener("click", function () { act(); bar.remove(); });
      bar.appendChild(button);
    }
    choice("Hent det", function () {
      kept(form).forEach(function (field, at) {
        if (!values[at] || values[at][0] !== field.name) { return; }
        if (typeof values[at][1] === "boolean") { field.checked = values[at][1]; } else { field.value = values[at][1]; }
      });
      dirty = true;
      tell("Hentet");
    });
    choice("Glem det", function () { store.removeItem(key); });
    form.parentNode.insertBefore(bar, form);
  }

  /* htmx: start the design system in what was swapped in; say plainly when the server does not answer. */
  document.addEventListener("htmx:load", function (event) {
    var piece = event.detail.elt;
    if (piece === document.body) { return; }
    if (window.DKFDS && piece.parentElement) { window.DKFDS.init({ scope: piece }); }
    prepare(piece);
    var summary = piece.matches("[data-module=error-summary]") ? piece : piece.querySelector("[data-module=error-summary]");
    if (summary) { summary.focus(); }
  });
  document.addEventListener("htmx:sendError", function () { toast("Der er ikke forbindelse lige nu. Det, du har skrevet, er her stadig."); });
  document.addEventListener("htmx:responseError", function (event) {
    var status = event.detail.xhr.status;
    toast(status === 401 || status === 403 ? "Du er logget ud, eller du har ikke adgang. Åbn siden igen." : "Det lykkedes ikke. Prøv igen om lidt.");
  });
  function toast(text) {
    all(".toast-line").forEach(function (old) { old.remove(); });
    var line = document.createElement("p");
    line.className = "toast-line";
    line.textContent = text;
    document.body.appendChild(line);
    tell(text);
    window.setTimeout(function () { line.remove(); }, 8000);
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (window.DKFDS) { window.DKFDS.init(); }
    prepare(document);
    drafts();
  });
})();
