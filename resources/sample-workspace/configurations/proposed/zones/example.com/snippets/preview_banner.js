export default {
  async fetch(request) {
    const response = await fetch(request);
    const answer = new Response(response.body, response);
    answer.headers.set("x-robots-tag", "noindex");
    return answer;
  },
};
