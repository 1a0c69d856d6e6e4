/* Keeps an open walk alive without a net: the page itself and what it is drawn with, nothing else. The finds are not
   here; walk.js keeps them. An answer from the net always comes first, and a log-in page throws the kept page away. */
"use strict";
var SHELF = "walk";

function isPage(address) { return address.split(/[?#]/)[0] === self.registration.scope; }
function isThing(address) { return new URL(address).pathname.indexOf("/static/") === 0 || /\/tema\//.test(address); }
function put(address, answer) { return caches.open(SHELF).then(function (shelf) { return shelf.put(address, answer); }); }
function kept(address) {
  return caches.open(SHELF).then(function (shelf) { return shelf.match(address); }).then(function (answer) { return answer || Response.error(); });
}

self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });

self.addEventListener("message", function (event) {
  var wanted = (event.data && event.data.keep) || [];
  event.waitUntil(Promise.all(wanted.map(function (address) {
    return fetch(address, { credentials: "same-origin", redirect: "manual" }).then(function (answer) {
      return answer.ok ? put(address, answer) : null;
    }).catch(function () { return null; });
  })));
});

self.addEventListener("fetch", function (event) {
  var request = event.request, scope = self.registration.scope;
  if (request.method !== "GET") { return; }
  if (request.mode === "navigate" && isPage(request.url)) {
    event.respondWith(fetch(request).then(function (answer) {
      if (answer.ok) { event.waitUntil(put(scope, answer.clone())); } else if (answer.status < 500) {
        event.waitUntil(caches.open(SHELF).then(function (shelf) { return shelf.delete(scope); }));
      }
      return answer;
    }, function () { return kept(scope); }));
  } else if (isThing(request.url)) {
    event.respondWith(fetch(request).then(function (answer) {
      if (answer.ok) { event.waitUntil(put(request.url, answer.clone())); }
      return answer;
    }, function () { return kept(request.url); }));
  }
});
