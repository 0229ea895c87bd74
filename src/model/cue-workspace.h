/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CueWorkspace: where the work lives. Properties: id (utf8, stable, "local" for the local workspace), kind, name, url
 * (no slash at its end), project (gint64 or CUE_UNSET), project-name, organization (nullable: how the service called them
 * when the connection was last tested). It never holds the key. */
#pragma once

#include "cue-fields.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_WORKSPACE_LOCAL,
  CUE_WORKSPACE_CEKURA,
} CueWorkspaceKind;

#define CUE_TYPE_WORKSPACE_KIND (cue_workspace_kind_get_type ())
GType cue_workspace_kind_get_type (void);

#define CUE_WORKSPACE_LOCAL_ID    "local"
#define CUE_WORKSPACE_DEFAULT_URL "https://api.cekura.ai"

#define CUE_TYPE_WORKSPACE (cue_workspace_get_type ())
G_DECLARE_FINAL_TYPE (CueWorkspace, cue_workspace, CUE, WORKSPACE, GObject)

CueWorkspace    *cue_workspace_new         (const char       *id,
                                            CueWorkspaceKind  kind,
                                            const char       *name,
                                            const char       *url,
                                            gint64            project) G_GNUC_WARN_UNUSED_RESULT;

const char      *cue_workspace_get_id      (CueWorkspace *self);
CueWorkspaceKind cue_workspace_get_kind    (CueWorkspace *self);
const char      *cue_workspace_get_name    (CueWorkspace *self);
const char      *cue_workspace_get_url     (CueWorkspace *self);
void             cue_workspace_set_url     (CueWorkspace *self,
                                            const char   *url);
gint64           cue_workspace_get_project (CueWorkspace *self);
const char      *cue_workspace_get_project_name (CueWorkspace *self);
const char      *cue_workspace_get_organization (CueWorkspace *self);

/* (transfer full): an id that no other workspace has, for a new one of Cekura. */
char            *cue_workspace_new_id      (void) G_GNUC_WARN_UNUSED_RESULT;

/* Takes over name, url, project, project-name and organization of @from, which may have another id. */
void             cue_workspace_take_over   (CueWorkspace *self,
                                            CueWorkspace *from);

/* (transfer full): as JSON, and back; never a key. A read one has an id that is good for a file name, a name and an
 * address; what does not fails with CUE_MODEL_ERROR_INVALID. */
JsonNode        *cue_workspace_to_json     (CueWorkspace *self) G_GNUC_WARN_UNUSED_RESULT;
CueWorkspace    *cue_workspace_from_json   (JsonNode     *node,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): @text as an address of a service: scheme http or https, a host, no user or password, no query; the
 * slash at its end taken off. http only for loopback. FALSE fills @error with CUE_MODEL_ERROR_INVALID. */
char            *cue_workspace_parse_url   (const char  *text,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed: what is wrong with the address, as a translated sentence, of an error of cue_workspace_parse_url(). */
const char      *cue_workspace_get_url_problem (const GError *error);

G_END_DECLS
