/** For features, which know no host. */
export { messageOf } from "../../host/message-of";
