/* Dragging a task on the board with mouse, pen or finger. What it does is what the form above the board does: it ticks
   the task, chooses the field and sends the form. Escape, or letting go outside a field, lets the task be. */
(function () {
  "use strict";
  var form = document.getElementById("move"), edge = 60, step = 14;
  if (!form || !form.requestSubmit || !window.PointerEvent) { return; }
  var card = null, from = null, onto = null, startX = 0, startY = 0;

  function fieldAt(x, y) {
    var under = document.elementFromPoint(x, y), found = under && under.closest("[data-field]");
    return found && found !== from ? found : null;
  }
  function mark(found) {
    if (onto) { onto.classList.remove("onto"); }
    onto = found;
    if (onto) { onto.classList.add("onto"); }
  }
  function letGo() {
    if (!card) { return; }
    card.classList.remove("dragged");
    card.style.transform = "";
    mark(null);
    card = null;
  }
  form.addEventListener("pointerdown", function (event) {
    var grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || card) { return; }
    event.preventDefault();
    card = grip.closest("[data-card]");
    from = card.closest("[data-field]");
    startX = event.pageX;
    startY = event.pageY;
    grip.setPointerCapture(event.pointerId);
    card.classList.add("dragged");
  });
  form.addEventListener("pointermove", function (event) {
    if (!card) { return; }
    card.style.transform = "translate(" + (event.pageX - startX) + "px," + (event.pageY - startY) + "px)";
    mark(fieldAt(event.clientX, event.clientY));
    if (event.clientY < edge) { window.scrollBy(0, -step); }
    if (event.clientY > window.innerHeight - edge) { window.scrollBy(0, step); }
  });
  form.addEventListener("pointerup", function (event) {
    if (!card) { return; }
    var chosen = card.querySelector("input"), found = fieldAt(event.clientX, event.clientY);
    letGo();
    if (!found) { return; }
    form.querySelectorAll("input[name=task]").forEach(function (one) { one.checked = one === chosen; });
    form.elements.activity.value = found.getAttribute("data-field");
    form.requestSubmit();
  });
  form.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") { letGo(); } });
})();
