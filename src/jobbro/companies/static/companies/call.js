/* The page of a call keeps its notes by itself while one writes. Without this script they go with the ending. */
(function () {
  "use strict";
  var PAUSE = 1200, form, notes, said, timer = 0, kept = "";
  function say(text) { if (said) { said.textContent = text; } }
  function send(last) {
    var now = notes.value, work = form.elements.namedItem("about_work");
    if (now === kept) { return; }
    window.fetch(form.getAttribute("data-notes"), {
      method: "POST", credentials: "same-origin", keepalive: Boolean(last), redirect: "manual",
      body: new URLSearchParams({ words: now, about_work: work && work.checked ? "on" : "", csrfmiddlewaretoken: form.elements.namedItem("csrfmiddlewaretoken").value })
    }).then(function (answer) {
      if (answer.type === "opaqueredirect") { say("Ikke gemt: du er logget ud. Noterne står her endnu."); return null; }
      return answer.json().then(function (told) { if (answer.ok) { kept = now; } if (told.asks) { form.querySelector("[data-asks]").hidden = false; } say(told.text); });
    }).catch(function () { say("Ikke gemt endnu. Noterne er her stadig og følger med, når du slutter."); });
  }
  document.addEventListener("DOMContentLoaded", function () {
    form = document.querySelector("form[data-notes]");
    if (!form) { return; }
    notes = form.elements.namedItem("words");
    said = form.querySelector("[data-said]");
    kept = notes.value;
    notes.addEventListener("input", function () { window.clearTimeout(timer); timer = window.setTimeout(send, PAUSE); });
    form.elements.namedItem("about_work").addEventListener("change", function () { send(false); });
    form.addEventListener("submit", function () { window.clearTimeout(timer); kept = notes.value; });
    window.addEventListener("pagehide", function () { if (notes.value !== kept) { send(true); } });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "n" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) { return; }
      event.preventDefault();
      notes.focus();
    });
  });
}());
