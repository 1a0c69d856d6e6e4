/* A walk through a company. What is found is kept on the phone first and sent afterwards, as often as it takes: the id is
   made here, so that it becomes one task. Only finds are kept, and only until they are sent. Without this script the
   prompts are links to a form of their own. */
(function () {
  "use strict";
  var page = document.querySelector("[data-walk]"), card = document.getElementById("find-card");
  var form = document.getElementById("find-form"), user = document.body.getAttribute("data-user"), store = null;
  try { store = window.localStorage; store.setItem("walk:try", "1"); store.removeItem("walk:try"); } catch (refused) { store = null; }
  if (!page || !card || !card.showModal || !store || !window.crypto.randomUUID) { return; }
  var KEY = "walk:" + user, AGAIN = 20000, MOST = 300;
  var SKIPPED = ["csrfmiddlewaretoken", "find", "edit_version", "by"];
  var send = page.getAttribute("data-walk"), busy = false, outside = "", timer = 0;

  /* The finds on this phone. Read anew each time, since another tab may have written. */
  function finds() {
    try {
      var list = JSON.parse(store.getItem(KEY));
      return Array.isArray(list) ? list.filter(function (one) { return one && one.id && one.fields && one.both; }) : [];
    } catch (spoilt) { return []; }
  }
  function write(list) {
    try {
      if (list.length) { store.setItem(KEY, JSON.stringify(list)); } else { store.removeItem(KEY); }
      return true;
    } catch (full) { return false; }
  }
  function change(id, act) {
    var list = finds(), at = list.findIndex(function (one) { return one.id === id; });
    var next = act(at < 0 ? null : list[at]);
    if (at >= 0) { list.splice(at, 1); }
    if (next) { list.splice(at < 0 ? list.length : at, 0, next); }
    return list.length <= MOST && write(list);
  }
  function first(find, name) { return (find.fields[name] || [""])[0]; }

  /* The card. */
  function fill(values) {
    form.reset();
    Array.from(form.elements).forEach(function (field) {
      var given = values[field.name];
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.name === "by") { return; }
      if (/^(checkbox|radio)$/.test(field.type)) {
        if (given) { field.checked = given.indexOf(field.value) >= 0; } else if (values.find) { field.checked = field.value === ""; }
      } else { field.value = given ? given[0] : ""; }
    });
    if (!form.elements.find.value) { form.elements.find.value = window.crypto.randomUUID(); }
    if (!form.elements.edit_version.value) { form.elements.edit_version.value = "0"; }
  }
  function open(values, trouble) {
    fill(values);
    document.getElementById("find-trouble").textContent = trouble || "";
    card.showModal();
    form.elements.title.focus();
  }
  function fields() {
    var found = {};
    new FormData(form).forEach(function (value, name) {
      if (SKIPPED.indexOf(name) < 0 && value !== "") { (found[name] = found[name] || []).push(String(value)); }
    });
    return found;
  }
  function keep(state) {
    var id = form.elements.find.value, now = fields();
    return change(id, function (old) {
      return {
        id: id, edit_version: form.elements.edit_version.value, fields: now, state: state, rev: (old ? old.rev : 0) + 1,
        to: send, page: page.getAttribute("data-page"), company: page.getAttribute("data-company"), text: "", both: []
      };
    });
  }
  /* That there was nothing to find is kept and sent like a find; its title is what the list on the phone calls it. */
  var asked = document.getElementById("asked");
  function isNothing(find) { return asked && find.to === asked.getAttribute("action"); }
  document.addEventListener("click", function (event) {
    var tapped = event.target.closest("button[data-asked]");
    if (!tapped || !asked) { return; }
    event.preventDefault();
    var id = window.crypto.randomUUID(), activity = tapped.value, station = document.querySelector("[data-station='" + activity + "']");
    var kept = finds().some(function (one) { return isNothing(one) && first(one, "activity") === activity; });
    var made = {
      id: id, edit_version: "0", fields: { activity: [activity], title: ["Spurgt, her er intet: " + station.getAttribute("data-label")] }, state: "waiting", rev: 1,
      to: asked.getAttribute("action"), page: page.getAttribute("data-page"), company: page.getAttribute("data-company"), text: "", both: []
    };
    if (kept || change(id, function () { return made; })) { tapped.hidden = true; sendAll(); }
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-idea],a[data-find]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    if (link.hasAttribute("data-find")) { open(waiting(JSON.parse(link.getAttribute("data-find")))); return; }
    var asked = new URL(link.href).searchParams, values = {};
    [["hvor", "activity"], ["titel", "title"], ["niveau", "level"], ["groen", "green"]].forEach(function (pair) {
      if (asked.get(pair[0])) { values[pair[1]] = [asked.get(pair[0])]; }
    });
    open(values);
  });
  /* A saved task that has been changed on this phone opens with what was written here. */
  function waiting(values) {
    var own = finds().find(function (one) { return one.id === values.find[0]; });
    return own ? asValues(own) : values;
  }
  function asValues(find) { return Object.assign({ find: [find.id], edit_version: [String(find.edit_version)] }, find.fields); }
  form.addEventListener("input", function () { if (form.elements.title.value.trim()) { keep("draft"); } });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var missing = !form.elements.title.value.trim() ? form.elements.title : !form.elements.activity.value ? form.elements.activity : null;
    if (missing) { document.getElementById("find-trouble").textContent = "Skriv, hvad opgaven er, og hvor den hører til."; missing.focus(); return; }
    if (!keep("waiting")) { document.getElementById("find-trouble").textContent = "Telefonen er fuld. Fundet er ikke gemt. Lad kortet stå, og slet noget andet."; return; }
    card.close();
    sendAll();
  });
  document.getElementById("find-close").addEventListener("click", function () { card.close(); });
  card.addEventListener("close", show);

  /* Sending: one at a time, in order, until nothing waits. */
  function sendAll() {
    show();
    var next = finds().find(function (one) { return one.state === "waiting"; });
    if (busy || !next) { return; }
    busy = true;
    window.clearTimeout(timer);
    post(next, false).then(function (goesOn) {
      busy = false;
      if (goesOn) { sendAll(); } else { show(); timer = window.setTimeout(sendAll, AGAIN); }
    });
  }
  function post(find, isSecond) {
    var body = new URLSearchParams();
    Object.keys(find.fields).forEach(function (name) { find.fields[name].forEach(function (value) { body.append(name, value); }); });
    body.append("find", find.id);
    body.append("edit_version", find.edit_version);
    body.append("by", user);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return window.fetch(find.to, { method: "POST", body: body, credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      outside = "";
      if (answer.type === "opaqueredirect") { outside = "out"; return false; }
      if (answer.status === 403 && !isSecond) { return renew().then(function (isOurs) { return isOurs ? post(find, true) : false; }); }
      if (/^(200|409|422)$/.test(answer.status)) { return answer.json().then(function (said) { return take(find, answer.status, said); }); }
      if (answer.status === 403 || answer.status === 404) { return take(find, 422, { text: "Kan ikke gemmes hos virksomheden. Fundet bliver her, så du kan skrive det af." }); }
      outside = answer.status === 412 ? "other" : "later";
      return false;
    }).catch(function () { outside = "net"; return false; });
  }
  /* The page may be older than the log-in: fetch its new token, but never send one colleague's finds as another's. */
  function renew() {
    return window.fetch(page.getAttribute("data-page"), { credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      if (answer.type === "opaqueredirect") { outside = "out"; return false; }
      return answer.text().then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html"), token = fresh.querySelector("input[name=csrfmiddlewaretoken]");
        if (fresh.body.getAttribute("data-user") !== user) { outside = "other"; return false; }
        if (token) { form.elements.csrfmiddlewaretoken.value = token.value; }
        return Boolean(token);
      });
    });
  }
  function take(find, status, said) {
    change(find.id, function (now) {
      if (!now) { return null; }
      if (now.rev !== find.rev) { if (status === 200) { now.edit_version = said.edit_version; } return now; }
      if (status === 200) { return null; }
      now.state = status === 409 ? "conflict" : "refused";
      now.text = said.text;
      now.both = said.both || [];
      now.newer = said.edit_version;
      return now;
    });
    if (status === 200 && find.to === send) { place(find.id, said); }
    if (status === 200 && said.empty && isNothing(find)) { nothing(said.activity); }
    return true;
  }
  function place(id, said) {
    document.querySelectorAll("[data-row]").forEach(function (row) { if (row.getAttribute("data-row") === id) { row.remove(); } });
    var list = document.querySelector("[data-station='" + said.activity + "'] > ul.rows");
    if (list && said.row) { list.insertAdjacentHTML("beforeend", said.row); }
  }

  function nothing(activity) {
    var station = document.querySelector("[data-station='" + activity + "']");
    if (station.hasAttribute("data-was-asked")) { return; }
    station.setAttribute("data-was-asked", "");
    station.querySelector("ul.rows").insertAdjacentElement("afterend", make("p", "Noteret: I har spurgt, her er intet.", "note asked-line"));
  }

  /* What the page says: how many are kept, why they are not sent, how far round one is. */
  function make(tag, words, name) {
    var made = document.createElement(tag);
    if (words) { made.textContent = words; }
    if (name) { made.className = name; }
    return made;
  }
  function button(words, act) {
    var made = make("button", words, "button button-tertiary button-small");
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }
  var STATES = { draft: "ikke færdig", waiting: "gemt på telefonen", refused: "mangler noget", conflict: "skrevet to steder" };
  function row(find) {
    var line = make("li"), left = make("div"), name = make("p"), right = make("div", "", "actions");
    name.appendChild(make("strong", first(find, "title")));
    name.appendChild(document.createTextNode(" "));
    name.appendChild(make("span", STATES[find.state], "status status-" + (find.state === "waiting" ? "open" : "warn")));
    left.appendChild(name);
    var here = find.page === page.getAttribute("data-page");
    if (!here) { left.appendChild(make("p", find.company, "note")); }
    if (find.text) { left.appendChild(make("p", find.text)); }
    find.both.forEach(function (one) {
      left.appendChild(make("p", one.label, "prep-label"));
      left.appendChild(make("p", "Din: " + (one.mine || "(tom)")));
      left.appendChild(make("p", "Den gemte: " + (one.saved || "(tom)")));
    });
    if (find.state === "conflict") { choices(find).forEach(function (one) { right.appendChild(one); }); } else if (find.to === send) {
      right.appendChild(button(find.state === "draft" ? "Skriv færdig" : "Ret", function () { open(asValues(find), find.text); }));
    } else if (!here) { var other = make("a", "Gå til rundgangen"); other.href = find.page; right.appendChild(other); }
    right.appendChild(button("Slet", function () {
      if (window.confirm("Slet fundet fra telefonen? Det er ikke sendt.")) { change(find.id, function () { return null; }); show(); }
    }));
    line.appendChild(left);
    line.appendChild(right);
    return line;
  }
  function choices(find) {
    function again(more) { change(find.id, function (now) { return now && Object.assign(now, { state: "waiting", text: "", both: [], rev: now.rev + 1 }, more); }); sendAll(); }
    return [
      button("Behold min", function () { again({ edit_version: find.newer }); }),
      button("Behold den gemte", function () { change(find.id, function () { return null; }); show(); }),
      button("Behold begge", function () { again({ id: window.crypto.randomUUID(), edit_version: "0" }); })
    ];
  }
  function why() {
    if (outside === "out") { return "Du er logget ud. Intet er tabt: dine fund ligger på telefonen og bliver sendt, når du er logget ind. "; }
    if (outside === "other") { return "En anden er logget ind på denne telefon. Fundene bliver liggende, til du selv er logget ind. "; }
    if (outside === "net" || !window.navigator.onLine) { return "Ingen forbindelse. Skriv bare videre, det bliver sendt bagefter. "; }
    return outside === "later" ? "Serveren svarer ikke lige nu. Der prøves igen. " : "";
  }
  var said = null;
  function show() {
    var list = finds(), net = document.getElementById("walk-net"), rows = document.getElementById("kept-rows"), reason = why();
    var badge = list.length ? list.length + " gemt på telefonen" : "";
    if (said !== badge + reason) {
      said = badge + reason;
      net.textContent = "";
      if (badge) { net.appendChild(make("span", badge, "status status-open")); }
      if (reason) { net.appendChild(make("p", reason)); }
      if (outside === "out" || outside === "other") {
        var link = make("a", "Log ind");
        link.href = page.getAttribute("data-login") + "?next=" + encodeURIComponent(page.getAttribute("data-page"));
        net.appendChild(link);
      }
    }
    rows.textContent = "";
    list.forEach(function (find) { rows.appendChild(row(find)); });
    document.getElementById("kept").hidden = !list.length;
    cover(list);
  }
  function cover(list) {
    var missing = [], covered = 0;
    document.querySelectorAll("[data-station]").forEach(function (station) {
      var name = station.getAttribute("data-station"), mark = document.querySelector("[data-strip='" + name + "']");
      var number = station.querySelectorAll("[data-row]").length + list.filter(function (one) {
        return one.to === send && one.state !== "draft" && first(one, "activity") === name && !document.querySelector("[data-row='" + one.id + "']");
      }).length;
      mark.className = number ? "covered" : "";
      if (number) { covered += 1; }
      mark.querySelector(".strip-number").textContent = number;
      var empty = station.hasAttribute("data-was-asked") || list.some(function (one) { return isNothing(one) && first(one, "activity") === name; });
      station.querySelectorAll("[data-asked]").forEach(function (one) { one.hidden = Boolean(number) || empty; });
      station.querySelectorAll(".asked-line").forEach(function (one) { one.hidden = Boolean(number); });
      if (!number && !empty) { missing.push(station.getAttribute("data-label")); }
    });
    document.getElementById("walk-covered").textContent = covered;
    document.getElementById("walk-missing").textContent = missing.length ? "Mangler at spørge om: " + missing.join(", ") + "." : "I har været hele vejen rundt.";
  }

  document.getElementById("walk-clear").addEventListener("click", function () {
    if (finds().length && !window.confirm("Der ligger fund, som ikke er sendt. Slet dem alligevel?")) { return; }
    write([]);
    if (window.caches) { window.caches.delete("walk"); }
    show();
  });
  window.addEventListener("online", function () { outside = ""; sendAll(); });
  window.addEventListener("offline", function () { outside = "net"; show(); });
  window.addEventListener("storage", function (event) { if (event.key === KEY) { show(); } });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { sendAll(); } });

  /* The page itself survives a reload without a net. */
  var workers = window.navigator.serviceWorker;
  if (workers) {
    workers.register(page.getAttribute("data-worker"), { scope: page.getAttribute("data-page") }).then(function () { return workers.ready; }).then(function (ready) {
      var drawn = Array.from(document.querySelectorAll("link[href],script[src]")).map(function (one) { return one.href || one.src; });
      if (ready.active && window.navigator.onLine) { ready.active.postMessage({ keep: drawn.concat([ready.scope]) }); }
      page.setAttribute("data-ready", "yes");
    }).catch(function () { /* no worker: finds are kept all the same */ });
  }
  sendAll();
})();
