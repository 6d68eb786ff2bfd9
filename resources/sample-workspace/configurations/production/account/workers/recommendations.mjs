/** Answers which products go with the one in the query. */
export default {
  async fetch(request) {
    const product = new URL(request.url).searchParams.get("product") ?? "kettle";
    const companions = { kettle: ["teapot", "tea-towel"], pan: ["spatula", "lid"] };
    return Response.json({ product, companions: companions[product] ?? [] });
  },
};
