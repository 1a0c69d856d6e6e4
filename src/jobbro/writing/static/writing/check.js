/* Where the pointer or the focus is, the words and the remark about them light up together. The links do without. */
(function () {
  "use strict";
  var parts = Array.from(document.querySelectorAll("[data-findings]"));
  function numbers(element) { return element.getAttribute("data-findings").split(" "); }
  function light(event) {
    var here = event.target.closest("[data-findings]");
    var wanted = here ? numbers(here) : [];
    parts.forEach(function (part) {
      part.classList.toggle("lit", numbers(part).some(function (number) { return wanted.indexOf(number) >= 0; }));
    });
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
})();
