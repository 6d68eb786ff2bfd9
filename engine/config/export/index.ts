export { jsonPatch, type PatchOperation } from "./json-patch";
export { type ApiRequest, toApi } from "./to-api";
export { toBundle } from "./to-bundle";
export { type TerraformOwner, toTerraform } from "./to-terraform";
