export default {
  async fetch(request) {
    const response = await fetch(request);
    const answer = new Response(response.body, response);
    answer.headers.set("x-offer-days-left", "7");
    return answer;
  },
};
