addEventListener("fetch", (event) => {
  event.respondWith(resize(event.request));
});

async function resize(request) {
  const url = new URL(request.url);
  url.pathname = url.pathname.replace("/resize/", "/img/");
  return fetch(url, { headers: request.headers });
}
